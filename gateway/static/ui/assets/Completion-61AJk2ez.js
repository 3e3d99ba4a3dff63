import{$t as e,D as t,E as n,F as r,Fa as i,Gt as a,Ha as o,Ia as s,Ji as c,Jt as l,La as u,Pa as d,Pt as f,Qt as p,R as m,Va as h,Vi as g,Wi as _,X as v,Y as y,Z as b,ci as x,cn as ee,co as S,dn as te,en as ne,fo as re,ho as ie,in as C,ir as w,ln as ae,lo as T,nr as E,oo as D,p as oe,qi as O,qt as se,sa as k,so as A,vi as j}from"./ui-4t6V7kFh.js";import{a as ce,i as le,n as ue,o as M,r as de,s as fe,t as pe}from"./JsonTree-C_qYHgRJ.js";import{a as me,t as he}from"./Conversation-DHifLHd8.js";import{t as N}from"./Partial-Qz2FhIJy.js";import{t as P}from"./By-Bp4ybnE0.js";import{t as F}from"./Values-DWre_JMl.js";import{n as I,t as L}from"./useTitles-Dz5cnp5X.js";import{t as R}from"./exact-Dw2Vw0PC.js";import{t as ge}from"./sessionLink-DuiyNN-P.js";import{t as z}from"./Fact-DMtrCkRb.js";import{t as B}from"./useMutation-EVypPgVO.js";import{t as _e}from"./cost-BW9lNGvJ.js";import{n as ve}from"./download-sTpc5lHk.js";import{s as ye}from"./TurnOf-9gXvvoWb.js";var V=ie(re(),1);function be({of:e,renew:t}){let n=ce(e),r=n===`gone`||n!==null&&n.revision>e.revision;return j((0,V.useMemo)(()=>[{id:`load-new`,title:`Show what is new`,group:`Completion`,keys:[`.`],unavailable:r?null:`nothing is new`,run:t}],[t,r])),r?n===`gone`?S(`p`,{className:M.note,role:`status`,children:`✕ It was deleted meanwhile.`}):T(`p`,{className:M.note,role:`status`,children:[`It has changed since. `,S(w,{onPress:t,children:`Show what is new`})]}):null}var H={header:`_header_fvg14_1`,facts:`_facts_fvg14_7`,filter:`_filter_fvg14_29`,second:`_second_fvg14_36`,bad:`_bad_fvg14_40`,tools:`_tools_fvg14_44`,parts:`_parts_fvg14_53`,tags:`_tags_fvg14_69`,tabs:`_tabs_fvg14_107`,stack:`_stack_fvg14_127`,grades:`_grades_fvg14_142`,counts:`_counts_fvg14_159`,veil:`_veil_fvg14_171`,modal:`_modal_fvg14_180`,feedback:`_feedback_fvg14_189`},xe=k(`
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
`),Se=k(`
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
`),Ce=k(`
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
`),we=k(`
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
`),Te=k(`
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
`),Ee=k(`
  mutation CompletionDelete($id: ID!) {
    deleteCompletions(input: { ids: [$id] }) {
      deletedIds
    }
  }
`),De=k(`
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
`),Oe=k(`
  query CompletionTagSuggestions($prefix: String!) {
    suggest(field: TAG, prefix: $prefix, first: 8) {
      names {
        name
      }
    }
  }
`),U=e=>h({queryKey:[`completion`,e,`head`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await _(xe,{id:e},{signal:t});if(n.completion===null&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];let{completion:i,changeCursor:a}=n;return{completion:i&&{...i,changeCursor:a},errors:r}}}),ke=e=>h({queryKey:[`completion`,e,`stack`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await _(Se,{id:e},{signal:t});if(!n.completion)throw r[0]??W();return n.completion.stacktrace}}),Ae=e=>h({queryKey:[`completion`,e,`feedback`],structuralSharing:!1,queryFn:async({signal:t})=>{let{data:n,errors:r}=await R(Ce,{id:e,after:null},{signal:t});if(!n.completion?.feedback)throw r[0]??W();return{...n.completion.feedback,tasks:n.completion.feedbackTasks}}});async function je(e,t){let{data:n}=await _(De,{filter:{createdAt:t?{gt:e}:{lt:e}},direction:t?`ASC`:`DESC`});return n.completions?.nodes[0]?.id??null}function W(){return new O(`NOT_FOUND`,{message:`This completion is not here any more.`})}function Me({id:e}){let{data:t,error:r,isPending:i,refetch:s}=o(Ae(e));if(i)return S(x,{});if(r)return S(l,{error:r,retry:()=>void s()});let c=new Map;for(let e of t.nodes)c.set(e.taskId,[...c.get(e.taskId)??[],e]);let u=L(t.nodes),d=t.tasks.filter(e=>!c.has(e.id)&&e.archivedAt===null);return T(`div`,{className:H.feedback,children:[t.nodes.length===0&&T(n,{title:`Not graded`,children:[S(`p`,{children:`Nobody has given feedback on it.`}),d.length===0&&T(`p`,{children:[`No task asks for a grade of it either: `,S(`a`,{href:`#/tasks`,children:`a task`}),` chooses its calls by their tags, or by a filter.`]})]}),[...c].map(([e,t])=>S(Ne,{id:e,grades:t,isTitled:u.includes(e)},e)),t.pageInfo.hasNextPage&&T(`p`,{children:[`The newest `,t.nodes.length,` of `,t.totalCount,` grades.`]}),d.length>0&&T(`section`,{children:[S(`h2`,{children:`Tasks that want a grade`}),S(`ul`,{children:d.map(t=>T(`li`,{children:[S(`a`,{href:G(t.id),className:H.filter,children:S(a,{text:t.name})}),` `,S(`a`,{href:`#/grade/${encodeURIComponent(t.id)}${f({i:e})}`,"aria-label":`Grade it for ${t.name}`,children:`Grade it`})]},t.id))})]})]})}var G=e=>`#/tasks/${encodeURIComponent(e)}`;function Ne({id:e,grades:t,isTitled:n}){let r=t[0]?.task;return T(`section`,{children:[S(`h2`,{children:r?S(`a`,{href:G(e),className:H.filter,children:S(a,{text:r.name})}):`A task that is gone`}),S(`ul`,{className:H.grades,children:t.map(e=>S(`li`,{"data-counts":e.adjudicates,children:S(Pe,{grade:e,isTitled:n})},e.id))})]})}function Pe({grade:e,isTitled:t}){let n=I(t?e.taskId:void 0),r=e.task?.version,i=r!==void 0&&r!==e.taskVersion;return T(A,{children:[T(`p`,{className:H.tools,children:[e.adjudicates&&S(`strong`,{className:H.counts,children:`★ the one that counts`}),T(`span`,{children:[`by`,` `,S(`b`,{children:S(K,{of:e})})]}),e.grader?.name!==e.author?.name&&e.author&&T(`span`,{className:H.second,children:[`token `,S(a,{text:e.author.name??e.author.tokenId})]}),S(v,{at:e.createdAt}),T(`span`,{className:H.second,children:[`version `,e.taskVersion,i&&` of ${r}`]})]}),S(F,{of:e.jsonValues,comment:e.comment,titles:n}),e.history.length>0&&S(Fe,{grade:e})]})}function K({of:{grader:e,author:t}}){return S(P,{grade:{grader:e,author:t??null}})}function Fe({grade:e}){let[t,n]=(0,V.useState)(!1),r=e.history.toReversed();return T(`div`,{children:[T(w,{"aria-expanded":t,onPress:()=>n(!t),children:[t?`▾`:`▸`,` Corrected `,e.history.length,` `,e.history.length===1?`time`:`times`,`, last `,S(v,{at:e.updatedAt}),` by`,` `,S(a,{text:e.revisedBy?.name??e.revisedBy?.tokenId??`nobody known`})]}),t&&S(`ol`,{className:H.grades,"aria-label":`Earlier revisions, newest first`,children:r.map((t,n)=>T(`li`,{children:[T(`p`,{className:H.tools,children:[`revision `,t.revision,` `,S(v,{at:t.at}),T(`span`,{className:H.second,children:[`version `,t.taskVersion]}),t.grader&&S(K,{of:t})]}),S(F,{of:t.jsonValues,comment:t.comment,against:(r[n-1]??e).jsonValues})]},t.revision))})]})}function Ie({role:e,...t}){let n=g(e),r=(0,V.useId)();return n===null?S(w,{...t}):T(`span`,{children:[S(w,{...t,isDisabled:!0,"aria-describedby":r}),` `,S(`small`,{id:r,children:n})]})}function Le({id:e}){let[t,n]=(0,V.useState)(!1);return T(A,{children:[S(Ie,{role:`ADMIN`,onPress:()=>n(!0),children:`Delete …`}),S(ae,{isOpen:t,onOpenChange:n,isDismissable:!0,className:H.veil??``,children:S(ee,{className:H.modal??``,children:S(Re,{id:e,close:()=>n(!1)})})})]})}function Re({id:t,close:n}){let r=D(),a=i(),{mutate:o,isPending:s,error:l}=B({mutationFn:()=>_(Ee,{id:t}),onSuccess:()=>{e(`Deleted`),n(),r.removeQueries({queryKey:[`completion`,t]}),r.invalidateQueries({queryKey:[`completions`]}),a({to:`/completions`})}});return T(te,{role:`alertdialog`,children:[S(E,{slot:`title`,children:`Delete this completion?`}),T(`p`,{children:[S(`code`,{children:t}),` is gone for good, and so is it from the feedback on it.`]}),l&&T(`p`,{role:`alert`,className:H.bad,children:[`✕ `,c(l).message]}),T(`div`,{className:H.tools,children:[S(w,{autoFocus:!0,onPress:n,children:`Keep it`}),S(w,{className:`primary`,isDisabled:s,onPress:()=>o(),children:`Delete it`})]})]})}function ze({of:{id:e,tags:t}}){let n=g(`WRITER`),r=(0,V.useId)(),i=(0,V.useRef)(null),o=Be(e);j((0,V.useMemo)(()=>[{id:`tag`,title:`Add a tag`,group:`Completion`,keys:[`t`],unavailable:n,run:()=>i.current?.focus()}],[n]));let s=e=>o.mutate({tag:e,isAdded:!1});return T(`div`,{className:H.tags,children:[S(`ul`,{"aria-label":`Tags`,children:t.map(e=>T(`li`,{children:[S(Y,{by:{tags:{hasAll:[e]}},children:S(a,{text:e})}),n===null&&S(w,{"aria-label":`Take away the tag ${e}`,onPress:()=>s(e),children:`×`})]},e))}),S(Ve,{input:i,isDisabled:n!==null,why:r,add:e=>o.mutate({tag:e,isAdded:!0})}),n!==null&&S(`small`,{id:r,children:n}),o.error&&T(`span`,{role:`alert`,className:H.bad,children:[`✕ `,c(o.error).message]})]})}function Be(t){let n=D();return B({mutationFn:async({tag:e,isAdded:n})=>{let r={id:t,tags:[e]},[i]=(n?(await _(we,r)).data.addTags?.results:(await _(Te,r)).data.removeTags?.results)??[];if(i?.error)throw new O(i.error.code,i.error);return i?.completion},onSuccess:(r,{tag:i,isAdded:a})=>{if(e(a?`Tagged ${i}`:`${i} is taken away`),!r)return;let{queryKey:o}=U(t);n.setQueryData(o,e=>e?.completion?{...e,completion:{...e.completion,...r}}:e)}})}function Ve({input:e,isDisabled:t,why:n,add:r}){let[i,a]=(0,V.useState)(``),s=(0,V.useId)(),c=o({queryKey:[`tag-suggestions`,i],queryFn:({signal:e})=>_(Oe,{prefix:i},{signal:e}),enabled:i!==``&&i.length<=100});return T(`form`,{onSubmit:e=>{e.preventDefault(),i.trim()!==``&&r(i.trim()),a(``)},children:[S(`input`,{ref:e,"aria-label":`New tag`,placeholder:`Add a tag`,value:i,list:s,disabled:t,...t&&{"aria-describedby":n},onChange:({target:e})=>a(e.value),onKeyDown:e=>{e.key===`Escape`&&e.currentTarget.blur()}}),S(`datalist`,{id:s,children:c.data?.data.suggest?.names.map(({name:e})=>S(`option`,{value:e},e))})]})}function He({of:e}){if(!e)return`not reported`;let t=[[`prompt`,e.promptTokens,0],[`read from a cache`,e.cachedTokens,1],[`written to a cache`,e.cacheWriteTokens,1],[`completion`,e.completionTokens,0],[`reasoning`,e.reasoningTokens,1],[`audio, of both`,e.audioTokens,0]];return S(q,{all:e.totalTokens===null?`–`:C(e.totalTokens),children:t.map(([e,t,n])=>t===null?null:S(J,{name:e,value:C(t),depth:n},e))})}function Ue({of:e}){let{cost:t}=e;return t?T(q,{all:`$${t.total}`,children:[S(J,{name:`input`,value:`$${t.input}`,depth:0}),S(J,{name:`read from a cache`,value:`$${t.cached}`,depth:1}),S(J,{name:`output`,value:`$${t.output}`,depth:0}),S(J,{name:`price of`,value:t.pricedModel,depth:0}),S(J,{name:`by`,value:t.priceSource,depth:0}),t.priceDate!==null&&S(J,{name:`as of`,value:t.priceDate,depth:0})]}):`not known: ${_e(e)}`}function q({all:e,children:t}){return T(`details`,{className:H.parts,children:[S(`summary`,{children:e}),S(`table`,{children:S(`tbody`,{children:t})})]})}function J({name:e,value:t,depth:n}){return T(`tr`,{children:[S(`th`,{scope:`row`,style:{paddingInlineStart:n*12},children:e}),S(`td`,{children:t})]})}function We({of:e}){return T(`header`,{className:H.header,children:[T(`dl`,{className:H.facts,children:[S(z,{name:`Status`,children:e.status===null?S(b,{of:null}):S(Y,{by:{status:{eq:e.status}},children:S(b,{of:e.status})})}),e.failureKind!==null&&S(z,{name:`Failure`,children:S(Y,{by:{failureKind:{eq:e.failureKind}},children:S(a,{text:e.failureKind})})}),S(Ge,{of:e}),S(z,{name:`Duration`,children:S(y,{seconds:e.duration})}),e.timeToFirstToken!==null&&S(z,{name:`First token`,children:S(y,{seconds:e.timeToFirstToken})}),S(z,{name:`Tokens`,children:S(He,{of:e.usage})}),S(z,{name:`Cost`,children:S(Ue,{of:e})}),S(Ke,{of:e}),S(qe,{of:e}),S(z,{name:`Made`,children:S(v,{at:e.createdAt})}),e.clientCreatedAt!==null&&S(z,{name:`Made, as the client says`,children:S(v,{at:e.clientCreatedAt})}),T(z,{name:`Changed`,children:[S(v,{at:e.updatedAt}),` `,T(`span`,{className:H.second,children:[`revision `,e.revision]})]}),S(z,{name:`Id`,children:S(`code`,{children:S(a,{text:e.id})})})]}),e.isDerivationPending&&S(`p`,{className:H.second,children:`Model, tokens and cost are still being worked out.`}),e.failureReason!==null&&S(ue,{text:e.failureReason}),T(`div`,{className:H.tools,children:[S(ze,{of:e}),S(Le,{id:e.id})]})]})}function Y({by:e,children:t}){return S(d,{to:`/completions`,search:{f:e},className:H.filter,children:t})}function Ge({of:{model:e,provider:t,operation:n}}){return T(A,{children:[S(z,{name:`Model`,children:e===null?`–`:S(Y,{by:{model:{eq:e}},children:S(a,{text:e})})}),t!==null&&S(z,{name:`Provider`,children:S(Y,{by:{provider:{eq:t}},children:S(a,{text:t})})}),n!==null&&S(z,{name:`Operation`,children:S(Y,{by:{operation:{eq:n}},children:n.toLowerCase()})})]})}function Ke({of:{finishReason:e,providerFinishReason:t,isRefusal:n}}){return e===null?null:T(z,{name:`Finish reason`,children:[S(Y,{by:{finishReason:{eq:e}},children:e.toLowerCase()}),` `,t!==null&&t!==e.toLowerCase()&&S(`code`,{children:S(a,{text:t})}),n&&S(`strong`,{className:H.bad,children:` ✕ refusal`})]})}function qe({of:{id:e,session:t,sessionId:n,userId:r,promptVersion:i}}){return T(A,{children:[n!==null&&S(z,{name:`Session`,children:S(`a`,{href:ge(n,e),className:H.filter,children:S(a,{text:t?.name||n})})}),r!==null&&S(z,{name:`User`,children:S(Y,{by:{userId:{eq:r}},children:S(a,{text:r})})}),i!==null&&S(z,{name:`Prompt version`,children:S(Y,{by:{promptVersion:{eq:i}},children:S(a,{text:i})})})]})}function X({answered:e,field:t,alterations:r,at:i,onAt:a}){return e.loaded.has[t]===!0?S(pe,{held:e.held,field:t,onAt:a,alterations:r,at:i??``}):S(n,{title:`No ${t}`,children:S(`p`,{children:`Nothing of it is logged.`})})}function Je(e,{rows:t,isWhole:n}=m()){let r=t.findIndex(t=>t.id===e);return r<0?null:{before:t[r-1]?.id??null,after:t[r+1]?.id??null,place:r,count:t.length,isWhole:n}}function Z({id:t,createdAt:n}){let r=i(),{t:a}=s({from:`/completions/$id`}),o=(0,V.useMemo)(()=>Je(t),[t]),c=(0,V.useMemo)(()=>{let t=t=>{t===null?e(`There is no further one`):r({to:`/completions/$id`,params:{id:t},search:a===void 0?{}:{t:a},replace:!0})},i=async e=>{n!==null&&t(await je(n,e))};return o?{before:()=>t(o.before),after:()=>t(o.after)}:{before:()=>void i(!0).catch(()=>t(null)),after:()=>void i(!1).catch(()=>t(null))}},[o,n,r,a]),[l,u]=o?[o.before===null,o.after===null]:[n===null,n===null];return j((0,V.useMemo)(()=>{let e=`Completion`,t=e=>e?`the list ends here`:`no more is loaded`;return[{id:`item:previous`,repeats:!0,title:`Previous of the list`,group:e,keys:[`[`,`p`],unavailable:l?t(!0):null,run:c.before},{id:`item:next`,repeats:!0,title:`Next of the list`,group:e,keys:[`]`,`n`],unavailable:u?t(o?.isWhole??!0):null,run:c.after}]},[c,l,u,o])),T(`nav`,{"aria-label":`The list around it`,className:H.tools,children:[S(d,{to:`/completions`,children:`Completions`}),S(w,{isDisabled:l,onPress:c.before,children:`← Previous`}),S(w,{isDisabled:u,onPress:c.after,children:`Next →`}),S(`span`,{className:H.second,children:o?`${C(o.place+1)} of ${C(o.count)} loaded`:n!==null&&`in the order of time`})]})}function Ye({held:e,id:t}){let[n,r]=(0,V.useState)(null);if((0,V.useEffect)(()=>{e.raw().then(r,()=>void 0)},[e]),!n)return S(x,{});let i=()=>e.text(n.id);return T(`div`,{children:[T(`p`,{className:H.tools,children:[T(`span`,{children:[C(n.characters),` characters`]}),S(w,{onPress:()=>void i().then(e=>p(e,`all of it`)),children:`Copy`}),S(w,{onPress:()=>void i().then(e=>ve(t.replace(/[^\w.-]+/g,`_`),`json`,[e])),children:`Download`})]}),S(ye,{held:e,of:n.id,label:`Raw`})]})}var Q=500;function Xe({id:e}){let{data:t,error:r,isPending:i,refetch:s}=o(ke(e));if(i)return S(x,{});if(r)return S(l,{error:r,retry:()=>void s()});if(t.length===0)return S(n,{title:`No stack`,children:S(`p`,{children:`The client has not said where it made the call.`})});let c=t.toReversed();return T(A,{children:[S(`ol`,{className:H.stack,"aria-label":`Frames, innermost first`,children:c.slice(0,Q).map(({file:e,line:t,lineno:n,name:r},i)=>T(`li`,{children:[T(`div`,{children:[S(`b`,{children:S(a,{text:r??`?`})}),` `,T(`code`,{children:[S(a,{text:e??`?`}),n!==null&&`:${n}`]})]}),t!==null&&t!==``&&S(`pre`,{children:S(a,{text:t.trim()})})]},i))}),c.length>Q&&T(`p`,{children:[`The innermost `,Q,` of `,c.length,` frames.`]})]})}var $=[{tab:`conversation`,title:`Conversation`},{tab:`request`,title:`Request`},{tab:`response`,title:`Response`},{tab:`raw`,title:`Raw`},{tab:`stack`,title:`Stack`},{tab:`extra`,title:`Extra`},{tab:`feedback`,title:`Feedback`}],Ze=[`request`,`response`,`extra`,`raw`];function Qe(){let{id:e}=u({from:`/completions/$id`});return S(se,{title:`Completion`,children:S($e,{id:e},e)})}function $e({id:e}){let{data:n,error:i,isPending:a,refetch:c}=o(U(e)),{t:u=`conversation`}=s({from:`/completions/$id`}),d=D(),[f,p]=(0,V.useState)(0),m=(0,V.useCallback)(()=>{d.invalidateQueries({queryKey:[`completion`,e]}),p(e=>e+1)},[d,e]);if(tt(e),nt(e),a)return T(A,{children:[S(Z,{id:e,createdAt:null}),S(x,{children:S(r,{})})]});if(i)return S(l,{error:i,retry:()=>void c()});let{completion:h}=n;return T(A,{children:[S(Z,{id:e,createdAt:h?.createdAt??null}),h===null?S(t,{what:`completion`}):T(A,{children:[S(N,{errors:n.errors,retry:()=>void c()}),S(be,{of:h,renew:m}),S(We,{of:h}),S(`nav`,{"aria-label":`Parts of the call`,className:H.tabs,children:$.map(({tab:t,title:n})=>S(`a`,{href:`#/completions/${encodeURIComponent(e)}?t=${t}`,"aria-current":t===u?`page`:void 0,children:n},t))}),T(`div`,{children:[u===`conversation`&&T(A,{children:[S(de,{of:h}),S(le,{of:h}),S(he,{id:e},f)]}),S(et,{id:e,tab:u,alterations:h.alterations},`payload ${f}`),u===`stack`&&S(Xe,{id:e}),u===`feedback`&&S(Me,{id:e})]})]})]})}function et({id:e,tab:t,alterations:n}){let r=Ze.includes(t),[a,o]=(0,V.useState)(r);r&&!a&&o(!0);let{answered:c,error:u,again:d}=me(fe,a?e:null),{at:f}=s({from:`/completions/$id`}),p=i({from:`/completions/$id`}),m=(0,V.useCallback)(e=>{p({search:t=>{let n={...t};return e===``?delete n.at:n.at=e,n},replace:!0})},[p]);return r?u===void 0?c?t===`raw`?S(Ye,{id:e,...c}):S(X,{field:t,answered:c,alterations:n,at:f,onAt:m},t):S(x,{}):S(l,{error:u,retry:d}):null}function tt(e){let{mark:t}=oe(ne);j((0,V.useMemo)(()=>[{id:`copy-link`,title:`Copy the link`,group:`Completion`,keys:[`y`],run:()=>void p(location.href,`the link`)},{id:`mark`,title:`Mark to compare; the second opens both`,group:`Completion`,keys:[`m`],run:()=>t(e)},{id:`copy-id`,title:`Copy the id`,group:`Completion`,keys:[`Shift y`],run:()=>void p(e,`the id`)}],[e,t]))}function nt(e){let t=i();j((0,V.useMemo)(()=>$.map(({tab:n,title:r},i)=>({id:`tab:${n}`,title:`Show ${r}`,group:`Completion`,keys:[String(i+1)],run:()=>void t({to:`/completions/$id`,params:{id:e},search:{t:n}})})),[e,t]))}export{Qe as Completion};