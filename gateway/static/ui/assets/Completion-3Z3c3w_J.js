import{$t as e,Ba as t,D as n,E as r,F as i,Fa as a,Gt as o,Jt as s,Ma as c,Na as l,Pa as u,Pt as d,Qt as f,R as p,Vi as m,Wi as h,X as g,Y as _,Yi as v,Z as y,aa as b,ao as x,ci as S,cn as ee,dn as te,en as ne,in as C,io as w,ir as T,ln as re,nr as ie,oo as E,p as D,po as ae,qi as O,qt as oe,so as k,uo as se,vi as A,za as j}from"./ui-iObqlg1O.js";import{a as ce,i as le,n as ue,o as M,r as de,s as fe,t as pe}from"./JsonTree-DVhI8R0X.js";import{a as me,t as he}from"./Conversation-BiVh_yKq.js";import{t as N}from"./Partial-DPMLUBu-.js";import{t as P}from"./By-Dbe6nDoA.js";import{t as F}from"./Values-PYwULADQ.js";import{n as I,t as L}from"./useTitles-D0zpz5X3.js";import{t as R}from"./exact-CFV7EHYo.js";import{t as ge}from"./sessionLink-D5JwZHmv.js";import{t as z}from"./Fact-DFjdLnNa.js";import{t as B}from"./useMutation-BCN7FG5B.js";import{t as _e}from"./cost-BW9lNGvJ.js";import{n as ve}from"./download-sTpc5lHk.js";import{s as ye}from"./TurnOf-CrvfaP00.js";var V=ae(se(),1);function be({of:e,renew:t}){let n=ce(e),r=n===`gone`||n!==null&&n.revision>e.revision;return A((0,V.useMemo)(()=>[{id:`load-new`,title:`Show what is new`,group:`Completion`,keys:[`.`],unavailable:r?null:`nothing is new`,run:t}],[t,r])),r?n===`gone`?E(`p`,{className:M.note,role:`status`,children:`✕ It was deleted meanwhile.`}):k(`p`,{className:M.note,role:`status`,children:[`It has changed since. `,E(T,{onPress:t,children:`Show what is new`})]}):null}var H={header:`_header_fvg14_1`,facts:`_facts_fvg14_7`,filter:`_filter_fvg14_29`,second:`_second_fvg14_36`,bad:`_bad_fvg14_40`,tools:`_tools_fvg14_44`,parts:`_parts_fvg14_53`,tags:`_tags_fvg14_69`,tabs:`_tabs_fvg14_107`,stack:`_stack_fvg14_127`,grades:`_grades_fvg14_142`,counts:`_counts_fvg14_159`,veil:`_veil_fvg14_171`,modal:`_modal_fvg14_180`,feedback:`_feedback_fvg14_189`},xe=b(`
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
`),Se=b(`
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
`),Ce=b(`
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
`),we=b(`
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
`),Te=b(`
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
`),Ee=b(`
  mutation CompletionDelete($id: ID!) {
    deleteCompletions(input: { ids: [$id] }) {
      deletedIds
    }
  }
`),De=b(`
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
`),Oe=b(`
  query CompletionTagSuggestions($prefix: String!) {
    suggest(field: TAG, prefix: $prefix, first: 8) {
      names {
        name
      }
    }
  }
`),U=e=>j({queryKey:[`completion`,e,`head`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await h(xe,{id:e},{signal:t});if(n.completion===null&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];let{completion:i,changeCursor:a}=n;return{completion:i&&{...i,changeCursor:a},errors:r}}}),ke=e=>j({queryKey:[`completion`,e,`stack`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await h(Se,{id:e},{signal:t});if(!n.completion)throw r[0]??W();return n.completion.stacktrace}}),Ae=e=>j({queryKey:[`completion`,e,`feedback`],structuralSharing:!1,queryFn:async({signal:t})=>{let{data:n,errors:r}=await R(Ce,{id:e,after:null},{signal:t});if(!n.completion?.feedback)throw r[0]??W();return{...n.completion.feedback,tasks:n.completion.feedbackTasks}}});async function je(e,t){let{data:n}=await h(De,{filter:{createdAt:t?{gt:e}:{lt:e}},direction:t?`ASC`:`DESC`});return n.completions?.nodes[0]?.id??null}function W(){return new O(`NOT_FOUND`,{message:`This completion is not here any more.`})}function Me({id:e}){let{data:n,error:i,isPending:a,refetch:c}=t(Ae(e));if(a)return E(S,{});if(i)return E(s,{error:i,retry:()=>void c()});let l=new Map;for(let e of n.nodes)l.set(e.taskId,[...l.get(e.taskId)??[],e]);let u=L(n.nodes),f=n.tasks.filter(e=>!l.has(e.id)&&e.archivedAt===null);return k(`div`,{className:H.feedback,children:[n.nodes.length===0&&k(r,{title:`Not graded`,children:[E(`p`,{children:`Nobody has given feedback on it.`}),f.length===0&&k(`p`,{children:[`No task asks for a grade of it either: `,E(`a`,{href:`#/tasks`,children:`a task`}),` chooses its calls by their tags, or by a filter.`]})]}),[...l].map(([e,t])=>E(Ne,{id:e,grades:t,isTitled:u.includes(e)},e)),n.pageInfo.hasNextPage&&k(`p`,{children:[`The newest `,n.nodes.length,` of `,n.totalCount,` grades.`]}),f.length>0&&k(`section`,{children:[E(`h2`,{children:`Tasks that want a grade`}),E(`ul`,{children:f.map(t=>k(`li`,{children:[E(`a`,{href:G(t.id),className:H.filter,children:E(o,{text:t.name})}),` `,E(`a`,{href:`#/grade/${encodeURIComponent(t.id)}${d({i:e})}`,"aria-label":`Grade it for ${t.name}`,children:`Grade it`})]},t.id))})]})]})}var G=e=>`#/tasks/${encodeURIComponent(e)}`;function Ne({id:e,grades:t,isTitled:n}){let r=t[0]?.task;return k(`section`,{children:[E(`h2`,{children:r?E(`a`,{href:G(e),className:H.filter,children:E(o,{text:r.name})}):`A task that is gone`}),E(`ul`,{className:H.grades,children:t.map(e=>E(`li`,{"data-counts":e.adjudicates,children:E(Pe,{grade:e,isTitled:n})},e.id))})]})}function Pe({grade:e,isTitled:t}){let n=I(t?e.taskId:void 0),r=e.task?.version,i=r!==void 0&&r!==e.taskVersion;return k(x,{children:[k(`p`,{className:H.tools,children:[e.adjudicates&&E(`strong`,{className:H.counts,children:`★ the one that counts`}),k(`span`,{children:[`by`,` `,E(`b`,{children:E(K,{of:e})})]}),e.grader?.name!==e.author?.name&&e.author&&k(`span`,{className:H.second,children:[`token `,E(o,{text:e.author.name??e.author.tokenId})]}),E(g,{at:e.createdAt}),k(`span`,{className:H.second,children:[`version `,e.taskVersion,i&&` of ${r}`]})]}),E(F,{of:e.jsonValues,comment:e.comment,titles:n}),e.history.length>0&&E(Fe,{grade:e})]})}function K({of:{grader:e,author:t}}){return E(P,{grade:{grader:e,author:t??null}})}function Fe({grade:e}){let[t,n]=(0,V.useState)(!1),r=e.history.toReversed();return k(`div`,{children:[k(T,{"aria-expanded":t,onPress:()=>n(!t),children:[t?`▾`:`▸`,` Corrected `,e.history.length,` `,e.history.length===1?`time`:`times`,`, last `,E(g,{at:e.updatedAt}),` by`,` `,E(o,{text:e.revisedBy?.name??e.revisedBy?.tokenId??`nobody known`})]}),t&&E(`ol`,{className:H.grades,"aria-label":`Earlier revisions, newest first`,children:r.map((t,n)=>k(`li`,{children:[k(`p`,{className:H.tools,children:[`revision `,t.revision,` `,E(g,{at:t.at}),k(`span`,{className:H.second,children:[`version `,t.taskVersion]}),t.grader&&E(K,{of:t})]}),E(F,{of:t.jsonValues,comment:t.comment,against:(r[n-1]??e).jsonValues})]},t.revision))})]})}function Ie({role:e,...t}){let n=m(e),r=(0,V.useId)();return n===null?E(T,{...t}):k(`span`,{children:[E(T,{...t,isDisabled:!0,"aria-describedby":r}),` `,E(`small`,{id:r,children:n})]})}function Le({id:e}){let[t,n]=(0,V.useState)(!1);return k(x,{children:[E(Ie,{role:`ADMIN`,onPress:()=>n(!0),children:`Delete …`}),E(re,{isOpen:t,onOpenChange:n,isDismissable:!0,className:H.veil??``,children:E(ee,{className:H.modal??``,children:E(Re,{id:e,close:()=>n(!1)})})})]})}function Re({id:t,close:n}){let r=w(),i=l(),{mutate:a,isPending:o,error:s}=B({mutationFn:()=>h(Ee,{id:t}),onSuccess:()=>{e(`Deleted`),n(),r.removeQueries({queryKey:[`completion`,t]}),r.invalidateQueries({queryKey:[`completions`]}),i({to:`/completions`})}});return k(te,{role:`alertdialog`,children:[E(ie,{slot:`title`,children:`Delete this completion?`}),k(`p`,{children:[E(`code`,{children:t}),` is gone for good, and so is it from the feedback on it.`]}),s&&k(`p`,{role:`alert`,className:H.bad,children:[`✕ `,v(s).message]}),k(`div`,{className:H.tools,children:[E(T,{autoFocus:!0,onPress:n,children:`Keep it`}),E(T,{className:`primary`,isDisabled:o,onPress:()=>a(),children:`Delete it`})]})]})}function ze({of:{id:e,tags:t}}){let n=m(`WRITER`),r=(0,V.useId)(),i=(0,V.useRef)(null),a=Be(e);A((0,V.useMemo)(()=>[{id:`tag`,title:`Add a tag`,group:`Completion`,keys:[`t`],unavailable:n,run:()=>i.current?.focus()}],[n]));let s=e=>a.mutate({tag:e,isAdded:!1});return k(`div`,{className:H.tags,children:[E(`ul`,{"aria-label":`Tags`,children:t.map(e=>k(`li`,{children:[E(Y,{by:{tags:{hasAll:[e]}},children:E(o,{text:e})}),n===null&&E(T,{"aria-label":`Take away the tag ${e}`,onPress:()=>s(e),children:`×`})]},e))}),E(Ve,{input:i,isDisabled:n!==null,why:r,add:e=>a.mutate({tag:e,isAdded:!0})}),n!==null&&E(`small`,{id:r,children:n}),a.error&&k(`span`,{role:`alert`,className:H.bad,children:[`✕ `,v(a.error).message]})]})}function Be(t){let n=w();return B({mutationFn:async({tag:e,isAdded:n})=>{let r={id:t,tags:[e]},[i]=(n?(await h(we,r)).data.addTags?.results:(await h(Te,r)).data.removeTags?.results)??[];if(i?.error)throw new O(i.error.code,i.error);return i?.completion},onSuccess:(r,{tag:i,isAdded:a})=>{if(e(a?`Tagged ${i}`:`${i} is taken away`),!r)return;let{queryKey:o}=U(t);n.setQueryData(o,e=>e?.completion?{...e,completion:{...e.completion,...r}}:e)}})}function Ve({input:e,isDisabled:n,why:r,add:i}){let[a,o]=(0,V.useState)(``),s=(0,V.useId)(),c=t({queryKey:[`tag-suggestions`,a],queryFn:({signal:e})=>h(Oe,{prefix:a},{signal:e}),enabled:a!==``&&a.length<=100});return k(`form`,{onSubmit:e=>{e.preventDefault(),a.trim()!==``&&i(a.trim()),o(``)},children:[E(`input`,{ref:e,"aria-label":`New tag`,placeholder:`Add a tag`,value:a,list:s,disabled:n,...n&&{"aria-describedby":r},onChange:({target:e})=>o(e.value),onKeyDown:e=>{e.key===`Escape`&&e.currentTarget.blur()}}),E(`datalist`,{id:s,children:c.data?.data.suggest?.names.map(({name:e})=>E(`option`,{value:e},e))})]})}function He({of:e}){if(!e)return`not reported`;let t=[[`prompt`,e.promptTokens,0],[`read from a cache`,e.cachedTokens,1],[`written to a cache`,e.cacheWriteTokens,1],[`completion`,e.completionTokens,0],[`reasoning`,e.reasoningTokens,1],[`audio, of both`,e.audioTokens,0]];return E(q,{all:e.totalTokens===null?`–`:C(e.totalTokens),children:t.map(([e,t,n])=>t===null?null:E(J,{name:e,value:C(t),depth:n},e))})}function Ue({of:e}){let{cost:t}=e;return t?k(q,{all:`$${t.total}`,children:[E(J,{name:`input`,value:`$${t.input}`,depth:0}),E(J,{name:`read from a cache`,value:`$${t.cached}`,depth:1}),E(J,{name:`output`,value:`$${t.output}`,depth:0}),E(J,{name:`price of`,value:t.pricedModel,depth:0}),E(J,{name:`by`,value:t.priceSource,depth:0}),t.priceDate!==null&&E(J,{name:`as of`,value:t.priceDate,depth:0})]}):`not known: ${_e(e)}`}function q({all:e,children:t}){return k(`details`,{className:H.parts,children:[E(`summary`,{children:e}),E(`table`,{children:E(`tbody`,{children:t})})]})}function J({name:e,value:t,depth:n}){return k(`tr`,{children:[E(`th`,{scope:`row`,style:{paddingInlineStart:n*12},children:e}),E(`td`,{children:t})]})}function We({of:e}){return k(`header`,{className:H.header,children:[k(`dl`,{className:H.facts,children:[E(z,{name:`Status`,children:e.status===null?E(y,{of:null}):E(Y,{by:{status:{eq:e.status}},children:E(y,{of:e.status})})}),e.failureKind!==null&&E(z,{name:`Failure`,children:E(Y,{by:{failureKind:{eq:e.failureKind}},children:E(o,{text:e.failureKind})})}),E(Ge,{of:e}),E(z,{name:`Duration`,children:E(_,{seconds:e.duration})}),e.timeToFirstToken!==null&&E(z,{name:`First token`,children:E(_,{seconds:e.timeToFirstToken})}),E(z,{name:`Tokens`,children:E(He,{of:e.usage})}),E(z,{name:`Cost`,children:E(Ue,{of:e})}),E(Ke,{of:e}),E(qe,{of:e}),E(z,{name:`Made`,children:E(g,{at:e.createdAt})}),e.clientCreatedAt!==null&&E(z,{name:`Made, as the client says`,children:E(g,{at:e.clientCreatedAt})}),k(z,{name:`Changed`,children:[E(g,{at:e.updatedAt}),` `,k(`span`,{className:H.second,children:[`revision `,e.revision]})]}),E(z,{name:`Id`,children:E(`code`,{children:E(o,{text:e.id})})})]}),e.isDerivationPending&&E(`p`,{className:H.second,children:`Model, tokens and cost are still being worked out.`}),e.failureReason!==null&&E(ue,{text:e.failureReason}),k(`div`,{className:H.tools,children:[E(ze,{of:e}),E(Le,{id:e.id})]})]})}function Y({by:e,children:t}){return E(c,{to:`/completions`,search:{f:e},className:H.filter,children:t})}function Ge({of:{model:e,provider:t,operation:n}}){return k(x,{children:[E(z,{name:`Model`,children:e===null?`–`:E(Y,{by:{model:{eq:e}},children:E(o,{text:e})})}),t!==null&&E(z,{name:`Provider`,children:E(Y,{by:{provider:{eq:t}},children:E(o,{text:t})})}),n!==null&&E(z,{name:`Operation`,children:E(Y,{by:{operation:{eq:n}},children:n.toLowerCase()})})]})}function Ke({of:{finishReason:e,providerFinishReason:t,isRefusal:n}}){return e===null?null:k(z,{name:`Finish reason`,children:[E(Y,{by:{finishReason:{eq:e}},children:e.toLowerCase()}),` `,t!==null&&t!==e.toLowerCase()&&E(`code`,{children:E(o,{text:t})}),n&&E(`strong`,{className:H.bad,children:` ✕ refusal`})]})}function qe({of:{id:e,session:t,sessionId:n,userId:r,promptVersion:i}}){return k(x,{children:[n!==null&&E(z,{name:`Session`,children:E(`a`,{href:ge(n,e),className:H.filter,children:E(o,{text:t?.name||n})})}),r!==null&&E(z,{name:`User`,children:E(Y,{by:{userId:{eq:r}},children:E(o,{text:r})})}),i!==null&&E(z,{name:`Prompt version`,children:E(Y,{by:{promptVersion:{eq:i}},children:E(o,{text:i})})})]})}function X({answered:e,field:t,alterations:n,at:i,onAt:a}){return e.loaded.has[t]===!0?E(pe,{held:e.held,field:t,onAt:a,alterations:n,at:i??``}):E(r,{title:`No ${t}`,children:E(`p`,{children:`Nothing of it is logged.`})})}function Je(e,{rows:t,isWhole:n}=p()){let r=t.findIndex(t=>t.id===e);return r<0?null:{before:t[r-1]?.id??null,after:t[r+1]?.id??null,place:r,count:t.length,isWhole:n}}function Z({id:t,createdAt:n}){let r=l(),{t:i}=u({from:`/completions/$id`}),a=(0,V.useMemo)(()=>Je(t),[t]),o=(0,V.useMemo)(()=>{let t=t=>{t===null?e(`There is no further one`):r({to:`/completions/$id`,params:{id:t},search:i===void 0?{}:{t:i},replace:!0})},o=async e=>{n!==null&&t(await je(n,e))};return a?{before:()=>t(a.before),after:()=>t(a.after)}:{before:()=>void o(!0).catch(()=>t(null)),after:()=>void o(!1).catch(()=>t(null))}},[a,n,r,i]),[s,d]=a?[a.before===null,a.after===null]:[n===null,n===null];return A((0,V.useMemo)(()=>{let e=`Completion`,t=e=>e?`the list ends here`:`no more is loaded`;return[{id:`item:previous`,repeats:!0,title:`Previous of the list`,group:e,keys:[`[`,`p`],unavailable:s?t(!0):null,run:o.before},{id:`item:next`,repeats:!0,title:`Next of the list`,group:e,keys:[`]`,`n`],unavailable:d?t(a?.isWhole??!0):null,run:o.after}]},[o,s,d,a])),k(`nav`,{"aria-label":`The list around it`,className:H.tools,children:[E(c,{to:`/completions`,children:`Completions`}),E(T,{isDisabled:s,onPress:o.before,children:`← Previous`}),E(T,{isDisabled:d,onPress:o.after,children:`Next →`}),E(`span`,{className:H.second,children:a?`${C(a.place+1)} of ${C(a.count)} loaded`:n!==null&&`in the order of time`})]})}function Ye({held:e,id:t}){let[n,r]=(0,V.useState)(null);if((0,V.useEffect)(()=>{e.raw().then(r,()=>void 0)},[e]),!n)return E(S,{});let i=()=>e.text(n.id);return k(`div`,{children:[k(`p`,{className:H.tools,children:[k(`span`,{children:[C(n.characters),` characters`]}),E(T,{onPress:()=>void i().then(e=>f(e,`all of it`)),children:`Copy`}),E(T,{onPress:()=>void i().then(e=>ve(t.replace(/[^\w.-]+/g,`_`),`json`,[e])),children:`Download`})]}),E(ye,{held:e,of:n.id,label:`Raw`})]})}var Q=500;function Xe({id:e}){let{data:n,error:i,isPending:a,refetch:c}=t(ke(e));if(a)return E(S,{});if(i)return E(s,{error:i,retry:()=>void c()});if(n.length===0)return E(r,{title:`No stack`,children:E(`p`,{children:`The client has not said where it made the call.`})});let l=n.toReversed();return k(x,{children:[E(`ol`,{className:H.stack,"aria-label":`Frames, innermost first`,children:l.slice(0,Q).map(({file:e,line:t,lineno:n,name:r},i)=>k(`li`,{children:[k(`div`,{children:[E(`b`,{children:E(o,{text:r??`?`})}),` `,k(`code`,{children:[E(o,{text:e??`?`}),n!==null&&`:${n}`]})]}),t!==null&&t!==``&&E(`pre`,{children:E(o,{text:t.trim()})})]},i))}),l.length>Q&&k(`p`,{children:[`The innermost `,Q,` of `,l.length,` frames.`]})]})}var $=[{tab:`conversation`,title:`Conversation`},{tab:`request`,title:`Request`},{tab:`response`,title:`Response`},{tab:`raw`,title:`Raw`},{tab:`stack`,title:`Stack`},{tab:`extra`,title:`Extra`},{tab:`feedback`,title:`Feedback`}],Ze=[`request`,`response`,`extra`,`raw`];function Qe(){let{id:e}=a({from:`/completions/$id`});return E(oe,{title:`Completion`,children:E($e,{id:e},e)})}function $e({id:e}){let{data:r,error:a,isPending:o,refetch:c}=t(U(e)),{t:l=`conversation`}=u({from:`/completions/$id`}),d=w(),[f,p]=(0,V.useState)(0),m=(0,V.useCallback)(()=>{d.invalidateQueries({queryKey:[`completion`,e]}),p(e=>e+1)},[d,e]);if(tt(e),nt(e),o)return k(x,{children:[E(Z,{id:e,createdAt:null}),E(S,{children:E(i,{})})]});if(a)return E(s,{error:a,retry:()=>void c()});let{completion:h}=r;return k(x,{children:[E(Z,{id:e,createdAt:h?.createdAt??null}),h===null?E(n,{what:`completion`}):k(x,{children:[E(N,{errors:r.errors,retry:()=>void c()}),E(be,{of:h,renew:m}),E(We,{of:h}),E(`nav`,{"aria-label":`Parts of the call`,className:H.tabs,children:$.map(({tab:t,title:n})=>E(`a`,{href:`#/completions/${encodeURIComponent(e)}?t=${t}`,"aria-current":t===l?`page`:void 0,children:n},t))}),k(`div`,{children:[l===`conversation`&&k(x,{children:[E(de,{of:h}),E(le,{of:h}),E(he,{id:e},f)]}),E(et,{id:e,tab:l,alterations:h.alterations},`payload ${f}`),l===`stack`&&E(Xe,{id:e}),l===`feedback`&&E(Me,{id:e})]})]})]})}function et({id:e,tab:t,alterations:n}){let r=Ze.includes(t),[i,a]=(0,V.useState)(r);r&&!i&&a(!0);let{answered:o,error:c,again:d}=me(fe,i?e:null),{at:f}=u({from:`/completions/$id`}),p=l({from:`/completions/$id`}),m=(0,V.useCallback)(e=>{p({search:t=>{let n={...t};return e===``?delete n.at:n.at=e,n},replace:!0})},[p]);return r?c===void 0?o?t===`raw`?E(Ye,{id:e,...o}):E(X,{field:t,answered:o,alterations:n,at:f,onAt:m},t):E(S,{}):E(s,{error:c,retry:d}):null}function tt(e){let{mark:t}=D(ne);A((0,V.useMemo)(()=>[{id:`copy-link`,title:`Copy the link`,group:`Completion`,keys:[`y`],run:()=>void f(location.href,`the link`)},{id:`mark`,title:`Mark to compare; the second opens both`,group:`Completion`,keys:[`m`],run:()=>t(e)},{id:`copy-id`,title:`Copy the id`,group:`Completion`,keys:[`Shift y`],run:()=>void f(e,`the id`)}],[e,t]))}function nt(e){let t=l();A((0,V.useMemo)(()=>$.map(({tab:n,title:r},i)=>({id:`tab:${n}`,title:`Show ${r}`,group:`Completion`,keys:[String(i+1)],run:()=>void t({to:`/completions/$id`,params:{id:e},search:{t:n}})})),[e,t]))}export{Qe as Completion};