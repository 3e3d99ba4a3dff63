import{$t as e,D as t,E as n,F as r,Gt as i,Ji as a,Jt as o,Ma as s,Na as c,Pa as l,Pt as u,Qt as d,R as f,Ra as p,Vi as m,Wi as h,X as g,Y as _,Z as v,ao as y,ci as b,cn as ee,dn as te,en as ne,fo as re,ia as x,in as S,io as C,ir as w,ja as T,ln as ie,lo as ae,nr as E,oo as D,p as oe,qi as O,qt as se,ro as k,vi as A,za as j}from"./ui-DcSy0V4j.js";import{a as ce,i as le,n as ue,o as M,r as de,s as fe,t as pe}from"./JsonTree-Cy0B7dsz.js";import{a as me,t as he}from"./Conversation-CqAhcFV0.js";import{t as N}from"./Partial-BK1O-igU.js";import{t as P}from"./By-CHOQ0jIJ.js";import{t as F}from"./Values-3a9BBpOG.js";import{n as I,t as L}from"./useTitles-DwNc1qPl.js";import{t as R}from"./exact-DewJcjTr.js";import{t as ge}from"./sessionLink-BUVj6hZa.js";import{t as z}from"./Fact-B0wOnJFY.js";import{t as B}from"./useMutation-Da8C0kTJ.js";import{t as _e}from"./cost-BW9lNGvJ.js";import{n as ve}from"./download-CGe_NNMl.js";import{s as ye}from"./TurnOf-_SLgir2s.js";var V=re(ae(),1);function be({of:e,renew:t}){let n=ce(e),r=n===`gone`||n!==null&&n.revision>e.revision;return A((0,V.useMemo)(()=>[{id:`load-new`,title:`Show what is new`,group:`Completion`,keys:[`.`],unavailable:r?null:`nothing is new`,run:t}],[t,r])),r?n===`gone`?y(`p`,{className:M.note,role:`status`,children:`✕ It was deleted meanwhile.`}):D(`p`,{className:M.note,role:`status`,children:[`It has changed since. `,y(w,{onPress:t,children:`Show what is new`})]}):null}var H={header:`_header_fvg14_1`,facts:`_facts_fvg14_7`,filter:`_filter_fvg14_29`,second:`_second_fvg14_36`,bad:`_bad_fvg14_40`,tools:`_tools_fvg14_44`,parts:`_parts_fvg14_53`,tags:`_tags_fvg14_69`,tabs:`_tabs_fvg14_107`,stack:`_stack_fvg14_127`,grades:`_grades_fvg14_142`,counts:`_counts_fvg14_159`,veil:`_veil_fvg14_171`,modal:`_modal_fvg14_180`,feedback:`_feedback_fvg14_189`},xe=x(`
  query CompletionHead($id: ID!) {
    changeCursor
    completion(id: $id) {
      id
      kind
      status
      tags
      model
      provider
      operation
      finishReason
      providerFinishReason
      isRefusal
      duration
      timeToFirstToken
      promptVersion
      failureKind
      failureReason
      createdAt
      clientCreatedAt
      updatedAt
      revision
      sessionId
      session {
        id
        name
      }
      userId
      isDerivationPending
      usage {
        promptTokens
        completionTokens
        totalTokens
        cachedTokens
        cacheWriteTokens
        reasoningTokens
        audioTokens
      }
      cost {
        total
        input
        output
        cached
        priceSource
        priceDate
        pricedModel
      }
      alterations {
        path
        kind
        original
      }
      answers: values(paths: ["response.choices.index", "response.candidates.index"])
    }
  }
`),Se=x(`
  query CompletionStack($id: ID!) {
    completion(id: $id) {
      stacktrace {
        file
        line
        lineno
        name
      }
    }
  }
`),Ce=x(`
  query CompletionFeedback($id: ID!, $after: String) {
    completion(id: $id) {
      feedbackTasks {
        id
        name
        archivedAt
      }
      feedback(first: 100, after: $after) {
        nodes {
          id
          createdAt
          updatedAt
          taskId
          taskVersion
          task {
            id
            name
            version
          }
          jsonValues
          comment
          author {
            tokenId
            name
          }
          grader {
            kind
            id
            name
          }
          revision
          revisedBy {
            tokenId
            name
          }
          history {
            revision
            at
            tokenId
            taskVersion
            jsonValues
            comment
            grader {
              kind
              id
              name
            }
          }
          adjudicates
        }
        pageInfo {
          hasNextPage
        }
        totalCount
      }
    }
  }
`),we=x(`
  mutation CompletionAddTags($id: ID!, $tags: [String!]!) {
    addTags(input: { completionIds: [$id], tags: $tags }) {
      results {
        completion {
          tags
          revision
        }
        error {
          code
          message
        }
      }
    }
  }
`),Te=x(`
  mutation CompletionRemoveTags($id: ID!, $tags: [String!]!) {
    removeTags(input: { completionIds: [$id], tags: $tags }) {
      results {
        completion {
          tags
          revision
        }
        error {
          code
          message
        }
      }
    }
  }
`),Ee=x(`
  mutation CompletionDelete($id: ID!) {
    deleteCompletions(input: { ids: [$id] }) {
      deletedIds
    }
  }
`),De=x(`
  query CompletionNeighbour($filter: CompletionFilter!, $direction: OrderDirection!) {
    completions(
      filter: $filter
      orderBy: [{ field: CREATED_AT, direction: $direction }]
      first: 1
    ) {
      nodes {
        id
      }
    }
  }
`),Oe=x(`
  query CompletionTagSuggestions($prefix: String!) {
    suggest(field: TAG, prefix: $prefix, first: 8) {
      names {
        name
      }
    }
  }
`),U=e=>p({queryKey:[`completion`,e,`head`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await h(xe,{id:e},{signal:t});if(n.completion===null&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];let{completion:i,changeCursor:a}=n;return{completion:i&&{...i,changeCursor:a},errors:r}}}),ke=e=>p({queryKey:[`completion`,e,`stack`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await h(Se,{id:e},{signal:t});if(!n.completion)throw r[0]??W();return n.completion.stacktrace}}),Ae=e=>p({queryKey:[`completion`,e,`feedback`],structuralSharing:!1,queryFn:async({signal:t})=>{let{data:n,errors:r}=await R(Ce,{id:e,after:null},{signal:t});if(!n.completion?.feedback)throw r[0]??W();return{...n.completion.feedback,tasks:n.completion.feedbackTasks}}});async function je(e,t){let{data:n}=await h(De,{filter:{createdAt:t?{gt:e}:{lt:e}},direction:t?`ASC`:`DESC`});return n.completions?.nodes[0]?.id??null}function W(){return new O(`NOT_FOUND`,{message:`This completion is not here any more.`})}function Me({id:e}){let{data:t,error:r,isPending:a,refetch:s}=j(Ae(e));if(a)return y(b,{});if(r)return y(o,{error:r,retry:()=>void s()});let c=new Map;for(let e of t.nodes)c.set(e.taskId,[...c.get(e.taskId)??[],e]);let l=L(t.nodes),d=t.tasks.filter(e=>!c.has(e.id)&&e.archivedAt===null);return D(`div`,{className:H.feedback,children:[t.nodes.length===0&&D(n,{title:`Not graded`,children:[y(`p`,{children:`Nobody has given feedback on it.`}),d.length===0&&D(`p`,{children:[`No task asks for a grade of it either: `,y(`a`,{href:`#/tasks`,children:`a task`}),` chooses its calls by their tags, or by a filter.`]})]}),[...c].map(([e,t])=>y(Ne,{id:e,grades:t,isTitled:l.includes(e)},e)),t.pageInfo.hasNextPage&&D(`p`,{children:[`The newest `,t.nodes.length,` of `,t.totalCount,` grades.`]}),d.length>0&&D(`section`,{children:[y(`h2`,{children:`Tasks that want a grade`}),y(`ul`,{children:d.map(t=>D(`li`,{children:[y(`a`,{href:G(t.id),className:H.filter,children:y(i,{text:t.name})}),` `,y(`a`,{href:`#/grade/${encodeURIComponent(t.id)}${u({i:e})}`,"aria-label":`Grade it for ${t.name}`,children:`Grade it`})]},t.id))})]})]})}var G=e=>`#/tasks/${encodeURIComponent(e)}`;function Ne({id:e,grades:t,isTitled:n}){let r=t[0]?.task;return D(`section`,{children:[y(`h2`,{children:r?y(`a`,{href:G(e),className:H.filter,children:y(i,{text:r.name})}):`A task that is gone`}),y(`ul`,{className:H.grades,children:t.map(e=>y(`li`,{"data-counts":e.adjudicates,children:y(Pe,{grade:e,isTitled:n})},e.id))})]})}function Pe({grade:e,isTitled:t}){let n=I(t?e.taskId:void 0),r=e.task?.version,a=r!==void 0&&r!==e.taskVersion;return D(C,{children:[D(`p`,{className:H.tools,children:[e.adjudicates&&y(`strong`,{className:H.counts,children:`★ the one that counts`}),D(`span`,{children:[`by`,` `,y(`b`,{children:y(K,{of:e})})]}),e.grader?.name!==e.author?.name&&e.author&&D(`span`,{className:H.second,children:[`token `,y(i,{text:e.author.name??e.author.tokenId})]}),y(g,{at:e.createdAt}),D(`span`,{className:H.second,children:[`version `,e.taskVersion,a&&` of ${r}`]})]}),y(F,{of:e.jsonValues,comment:e.comment,titles:n}),e.history.length>0&&y(Fe,{grade:e})]})}function K({of:{grader:e,author:t}}){return y(P,{grade:{grader:e,author:t??null}})}function Fe({grade:e}){let[t,n]=(0,V.useState)(!1),r=e.history.toReversed();return D(`div`,{children:[D(w,{"aria-expanded":t,onPress:()=>n(!t),children:[t?`▾`:`▸`,` Corrected `,e.history.length,` `,e.history.length===1?`time`:`times`,`, last `,y(g,{at:e.updatedAt}),` by`,` `,y(i,{text:e.revisedBy?.name??e.revisedBy?.tokenId??`nobody known`})]}),t&&y(`ol`,{className:H.grades,"aria-label":`Earlier revisions, newest first`,children:r.map((t,n)=>D(`li`,{children:[D(`p`,{className:H.tools,children:[`revision `,t.revision,` `,y(g,{at:t.at}),D(`span`,{className:H.second,children:[`version `,t.taskVersion]}),t.grader&&y(K,{of:t})]}),y(F,{of:t.jsonValues,comment:t.comment,against:(r[n-1]??e).jsonValues})]},t.revision))})]})}function Ie({role:e,...t}){let n=m(e),r=(0,V.useId)();return n===null?y(w,{...t}):D(`span`,{children:[y(w,{...t,isDisabled:!0,"aria-describedby":r}),` `,y(`small`,{id:r,children:n})]})}function Le({id:e}){let[t,n]=(0,V.useState)(!1);return D(C,{children:[y(Ie,{role:`ADMIN`,onPress:()=>n(!0),children:`Delete …`}),y(ie,{isOpen:t,onOpenChange:n,isDismissable:!0,className:H.veil??``,children:y(ee,{className:H.modal??``,children:y(Re,{id:e,close:()=>n(!1)})})})]})}function Re({id:t,close:n}){let r=k(),i=s(),{mutate:o,isPending:c,error:l}=B({mutationFn:()=>h(Ee,{id:t}),onSuccess:()=>{e(`Deleted`),n(),r.removeQueries({queryKey:[`completion`,t]}),r.invalidateQueries({queryKey:[`completions`]}),i({to:`/completions`})}});return D(te,{role:`alertdialog`,children:[y(E,{slot:`title`,children:`Delete this completion?`}),D(`p`,{children:[y(`code`,{children:t}),` is gone for good, and so is it from the feedback on it.`]}),l&&D(`p`,{role:`alert`,className:H.bad,children:[`✕ `,a(l).message]}),D(`div`,{className:H.tools,children:[y(w,{autoFocus:!0,onPress:n,children:`Keep it`}),y(w,{className:`primary`,isDisabled:c,onPress:()=>o(),children:`Delete it`})]})]})}function ze({of:{id:e,tags:t}}){let n=m(`WRITER`),r=(0,V.useId)(),o=(0,V.useRef)(null),s=Be(e);A((0,V.useMemo)(()=>[{id:`tag`,title:`Add a tag`,group:`Completion`,keys:[`t`],unavailable:n,run:()=>o.current?.focus()}],[n]));let c=e=>s.mutate({tag:e,isAdded:!1});return D(`div`,{className:H.tags,children:[y(`ul`,{"aria-label":`Tags`,children:t.map(e=>D(`li`,{children:[y(Y,{by:{tags:{hasAll:[e]}},children:y(i,{text:e})}),n===null&&y(w,{"aria-label":`Take away the tag ${e}`,onPress:()=>c(e),children:`×`})]},e))}),y(Ve,{input:o,isDisabled:n!==null,why:r,add:e=>s.mutate({tag:e,isAdded:!0})}),n!==null&&y(`small`,{id:r,children:n}),s.error&&D(`span`,{role:`alert`,className:H.bad,children:[`✕ `,a(s.error).message]})]})}function Be(t){let n=k();return B({mutationFn:async({tag:e,isAdded:n})=>{let r={id:t,tags:[e]},[i]=(n?(await h(we,r)).data.addTags?.results:(await h(Te,r)).data.removeTags?.results)??[];if(i?.error)throw new O(i.error.code,i.error);return i?.completion},onSuccess:(r,{tag:i,isAdded:a})=>{if(e(a?`Tagged ${i}`:`${i} is taken away`),!r)return;let{queryKey:o}=U(t);n.setQueryData(o,e=>e?.completion?{...e,completion:{...e.completion,...r}}:e)}})}function Ve({input:e,isDisabled:t,why:n,add:r}){let[i,a]=(0,V.useState)(``),o=(0,V.useId)(),s=j({queryKey:[`tag-suggestions`,i],queryFn:({signal:e})=>h(Oe,{prefix:i},{signal:e}),enabled:i!==``&&i.length<=100});return D(`form`,{onSubmit:e=>{e.preventDefault(),i.trim()!==``&&r(i.trim()),a(``)},children:[y(`input`,{ref:e,"aria-label":`New tag`,placeholder:`Add a tag`,value:i,list:o,disabled:t,...t&&{"aria-describedby":n},onChange:({target:e})=>a(e.value),onKeyDown:e=>{e.key===`Escape`&&e.currentTarget.blur()}}),y(`datalist`,{id:o,children:s.data?.data.suggest?.names.map(({name:e})=>y(`option`,{value:e},e))})]})}function He({of:e}){if(!e)return`not reported`;let t=[[`prompt`,e.promptTokens,0],[`read from a cache`,e.cachedTokens,1],[`written to a cache`,e.cacheWriteTokens,1],[`completion`,e.completionTokens,0],[`reasoning`,e.reasoningTokens,1],[`audio, of both`,e.audioTokens,0]];return y(q,{all:e.totalTokens===null?`–`:S(e.totalTokens),children:t.map(([e,t,n])=>t===null?null:y(J,{name:e,value:S(t),depth:n},e))})}function Ue({of:e}){let{cost:t}=e;return t?D(q,{all:`$${t.total}`,children:[y(J,{name:`input`,value:`$${t.input}`,depth:0}),y(J,{name:`read from a cache`,value:`$${t.cached}`,depth:1}),y(J,{name:`output`,value:`$${t.output}`,depth:0}),y(J,{name:`price of`,value:t.pricedModel,depth:0}),y(J,{name:`by`,value:t.priceSource,depth:0}),t.priceDate!==null&&y(J,{name:`as of`,value:t.priceDate,depth:0})]}):`not known: ${_e(e)}`}function q({all:e,children:t}){return D(`details`,{className:H.parts,children:[y(`summary`,{children:e}),y(`table`,{children:y(`tbody`,{children:t})})]})}function J({name:e,value:t,depth:n}){return D(`tr`,{children:[y(`th`,{scope:`row`,style:{paddingInlineStart:n*12},children:e}),y(`td`,{children:t})]})}function We({of:e}){return D(`header`,{className:H.header,children:[D(`dl`,{className:H.facts,children:[y(z,{name:`Status`,children:e.status===null?y(v,{of:null}):y(Y,{by:{status:{eq:e.status}},children:y(v,{of:e.status})})}),e.failureKind!==null&&y(z,{name:`Failure`,children:y(Y,{by:{failureKind:{eq:e.failureKind}},children:y(i,{text:e.failureKind})})}),y(Ge,{of:e}),y(z,{name:`Duration`,children:y(_,{seconds:e.duration})}),e.timeToFirstToken!==null&&y(z,{name:`First token`,children:y(_,{seconds:e.timeToFirstToken})}),y(z,{name:`Tokens`,children:y(He,{of:e.usage})}),y(z,{name:`Cost`,children:y(Ue,{of:e})}),y(Ke,{of:e}),y(qe,{of:e}),y(z,{name:`Made`,children:y(g,{at:e.createdAt})}),e.clientCreatedAt!==null&&y(z,{name:`Made, as the client says`,children:y(g,{at:e.clientCreatedAt})}),D(z,{name:`Changed`,children:[y(g,{at:e.updatedAt}),` `,D(`span`,{className:H.second,children:[`revision `,e.revision]})]}),y(z,{name:`Id`,children:y(`code`,{children:y(i,{text:e.id})})})]}),e.isDerivationPending&&y(`p`,{className:H.second,children:`Model, tokens and cost are still being worked out.`}),e.failureReason!==null&&y(ue,{text:e.failureReason}),D(`div`,{className:H.tools,children:[y(ze,{of:e}),y(Le,{id:e.id})]})]})}function Y({by:e,children:t}){return y(T,{to:`/completions`,search:{f:e},className:H.filter,children:t})}function Ge({of:{model:e,provider:t,operation:n}}){return D(C,{children:[y(z,{name:`Model`,children:e===null?`–`:y(Y,{by:{model:{eq:e}},children:y(i,{text:e})})}),t!==null&&y(z,{name:`Provider`,children:y(Y,{by:{provider:{eq:t}},children:y(i,{text:t})})}),n!==null&&y(z,{name:`Operation`,children:y(Y,{by:{operation:{eq:n}},children:n.toLowerCase()})})]})}function Ke({of:{finishReason:e,providerFinishReason:t,isRefusal:n}}){return e===null?null:D(z,{name:`Ended by`,children:[y(Y,{by:{finishReason:{eq:e}},children:e.toLowerCase()}),` `,t!==null&&y(`code`,{children:y(i,{text:t})}),n&&y(`strong`,{className:H.bad,children:` ✕ refusal`})]})}function qe({of:{id:e,session:t,sessionId:n,userId:r,promptVersion:a}}){return D(C,{children:[n!==null&&y(z,{name:`Session`,children:y(`a`,{href:ge(n,e),className:H.filter,children:y(i,{text:t?.name||n})})}),r!==null&&y(z,{name:`User`,children:y(Y,{by:{userId:{eq:r}},children:y(i,{text:r})})}),a!==null&&y(z,{name:`Prompt version`,children:y(Y,{by:{promptVersion:{eq:a}},children:y(i,{text:a})})})]})}function X({answered:e,field:t,alterations:r,at:i,onAt:a}){return e.loaded.has[t]===!0?y(pe,{held:e.held,field:t,onAt:a,alterations:r,at:i??``}):y(n,{title:`No ${t}`,children:y(`p`,{children:`Nothing of it is logged.`})})}function Je(e,{rows:t,isWhole:n}=f()){let r=t.findIndex(t=>t.id===e);return r<0?null:{before:t[r-1]?.id??null,after:t[r+1]?.id??null,place:r,count:t.length,isWhole:n}}function Z({id:t,createdAt:n}){let r=s(),{t:i}=c({from:`/completions/$id`}),a=(0,V.useMemo)(()=>Je(t),[t]),o=(0,V.useMemo)(()=>{let t=t=>{t===null?e(`There is no further one`):r({to:`/completions/$id`,params:{id:t},search:i===void 0?{}:{t:i},replace:!0})},o=async e=>{n!==null&&t(await je(n,e))};return a?{before:()=>t(a.before),after:()=>t(a.after)}:{before:()=>void o(!0).catch(()=>t(null)),after:()=>void o(!1).catch(()=>t(null))}},[a,n,r,i]),[l,u]=a?[a.before===null,a.after===null]:[n===null,n===null];return A((0,V.useMemo)(()=>{let e=`Completion`,t=e=>e?`the list ends here`:`no more is loaded`;return[{id:`item:previous`,repeats:!0,title:`Previous of the list`,group:e,keys:[`[`,`p`],unavailable:l?t(!0):null,run:o.before},{id:`item:next`,repeats:!0,title:`Next of the list`,group:e,keys:[`]`,`n`],unavailable:u?t(a?.isWhole??!0):null,run:o.after}]},[o,l,u,a])),D(`nav`,{"aria-label":`The list around it`,className:H.tools,children:[y(T,{to:`/completions`,children:`Completions`}),y(w,{isDisabled:l,onPress:o.before,children:`← Previous`}),y(w,{isDisabled:u,onPress:o.after,children:`Next →`}),y(`span`,{className:H.second,children:a?`${S(a.place+1)} of ${S(a.count)} loaded`:n!==null&&`in the order of time`})]})}function Ye({held:e,id:t}){let[n,r]=(0,V.useState)(null);if((0,V.useEffect)(()=>{e.raw().then(r,()=>void 0)},[e]),!n)return y(b,{});let i=()=>e.text(n.id);return D(`div`,{children:[D(`p`,{className:H.tools,children:[D(`span`,{children:[S(n.characters),` characters`]}),y(w,{onPress:()=>void i().then(e=>d(e,`all of it`)),children:`Copy`}),y(w,{onPress:()=>void i().then(e=>ve(t.replace(/[^\w.-]+/g,`_`),`json`,[e])),children:`Download`})]}),y(ye,{held:e,of:n.id,label:`Raw`})]})}var Q=500;function Xe({id:e}){let{data:t,error:r,isPending:a,refetch:s}=j(ke(e));if(a)return y(b,{});if(r)return y(o,{error:r,retry:()=>void s()});if(t.length===0)return y(n,{title:`No stack`,children:y(`p`,{children:`The client has not said where it made the call.`})});let c=t.toReversed();return D(C,{children:[y(`ol`,{className:H.stack,"aria-label":`Frames, innermost first`,children:c.slice(0,Q).map(({file:e,line:t,lineno:n,name:r},a)=>D(`li`,{children:[D(`div`,{children:[y(`b`,{children:y(i,{text:r??`?`})}),` `,D(`code`,{children:[y(i,{text:e??`?`}),n!==null&&`:${n}`]})]}),t!==null&&t!==``&&y(`pre`,{children:y(i,{text:t.trim()})})]},a))}),c.length>Q&&D(`p`,{children:[`The innermost `,Q,` of `,c.length,` frames.`]})]})}var $=[{tab:`conversation`,title:`Conversation`},{tab:`request`,title:`Request`},{tab:`response`,title:`Response`},{tab:`raw`,title:`Raw`},{tab:`stack`,title:`Stack`},{tab:`extra`,title:`Extra`},{tab:`feedback`,title:`Feedback`}],Ze=[`request`,`response`,`extra`,`raw`];function Qe(){let{id:e}=l({from:`/completions/$id`});return y(se,{title:`Completion`,children:y($e,{id:e},e)})}function $e({id:e}){let{data:n,error:i,isPending:a,refetch:s}=j(U(e)),{t:l=`conversation`}=c({from:`/completions/$id`}),u=k(),[d,f]=(0,V.useState)(0),p=(0,V.useCallback)(()=>{u.invalidateQueries({queryKey:[`completion`,e]}),f(e=>e+1)},[u,e]);if(tt(e),nt(e),a)return D(C,{children:[y(Z,{id:e,createdAt:null}),y(b,{children:y(r,{})})]});if(i)return y(o,{error:i,retry:()=>void s()});let{completion:m}=n;return D(C,{children:[y(Z,{id:e,createdAt:m?.createdAt??null}),m===null?y(t,{what:`completion`}):D(C,{children:[y(N,{errors:n.errors,retry:()=>void s()}),y(be,{of:m,renew:p}),y(We,{of:m}),y(`nav`,{"aria-label":`Parts of the call`,className:H.tabs,children:$.map(({tab:t,title:n})=>y(`a`,{href:`#/completions/${encodeURIComponent(e)}?t=${t}`,"aria-current":t===l?`page`:void 0,children:n},t))}),D(`div`,{children:[l===`conversation`&&D(C,{children:[y(de,{of:m}),y(le,{of:m}),y(he,{id:e},d)]}),y(et,{id:e,tab:l,alterations:m.alterations},`payload ${d}`),l===`stack`&&y(Xe,{id:e}),l===`feedback`&&y(Me,{id:e})]})]})]})}function et({id:e,tab:t,alterations:n}){let r=Ze.includes(t),[i,a]=(0,V.useState)(r);r&&!i&&a(!0);let{answered:l,error:u,again:d}=me(fe,i?e:null),{at:f}=c({from:`/completions/$id`}),p=s({from:`/completions/$id`}),m=(0,V.useCallback)(e=>{p({search:t=>{let n={...t};return e===``?delete n.at:n.at=e,n},replace:!0})},[p]);return r?u===void 0?l?t===`raw`?y(Ye,{id:e,...l}):y(X,{field:t,answered:l,alterations:n,at:f,onAt:m},t):y(b,{}):y(o,{error:u,retry:d}):null}function tt(e){let{mark:t}=oe(ne);A((0,V.useMemo)(()=>[{id:`copy-link`,title:`Copy the link`,group:`Completion`,keys:[`y`],run:()=>void d(location.href,`the link`)},{id:`mark`,title:`Mark to compare; the second opens both`,group:`Completion`,keys:[`m`],run:()=>t(e)},{id:`copy-id`,title:`Copy the id`,group:`Completion`,keys:[`Shift y`],run:()=>void d(e,`the id`)}],[e,t]))}function nt(e){let t=s();A((0,V.useMemo)(()=>$.map(({tab:n,title:r},i)=>({id:`tab:${n}`,title:`Show ${r}`,group:`Completion`,keys:[String(i+1)],run:()=>void t({to:`/completions/$id`,params:{id:e},search:{t:n}})})),[e,t]))}export{Qe as Completion};